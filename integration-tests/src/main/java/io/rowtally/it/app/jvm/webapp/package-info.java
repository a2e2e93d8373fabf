/** A web application that brings its own driver and pool; its classes are laid into {@code WEB-INF} and loaded from there. */
package io.rowtally.it.app.jvm.webapp;
