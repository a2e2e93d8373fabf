/** The application's face to {@code javax.servlet}. */
package io.rowtally.it.app.web.servlet4;
