/** The login of the web application by pac4j. */
package io.rowtally.it.app.web.pac4j;
