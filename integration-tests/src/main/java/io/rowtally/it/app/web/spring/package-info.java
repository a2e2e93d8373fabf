/** The users of the web application for Spring Security, in classes that every version from 3 on takes. */
package io.rowtally.it.app.web.spring;
