/** The clerks' pages on Quarkus, which has no servlets. */
package io.rowtally.it.app.web.quarkus;
