/** The application's face to {@code jakarta.servlet}. */
package io.rowtally.it.app.web.servlet5;
