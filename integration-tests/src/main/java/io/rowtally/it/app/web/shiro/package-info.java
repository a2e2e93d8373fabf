/** The users of the web application for Apache Shiro, in classes that every version takes. */
package io.rowtally.it.app.web.shiro;
