/** The login of the web application by Sa-Token, without Spring. */
package io.rowtally.it.app.web.satoken;
