/**
 * A small web application as legacy ones are: a login form, a user bean in the session, pages that read persons. It runs in
 * any {@code Container}: Tomcat, Jetty, Undertow; what knows a servlet API lies in a package for each API.
 */
package io.rowtally.it.app.web;
