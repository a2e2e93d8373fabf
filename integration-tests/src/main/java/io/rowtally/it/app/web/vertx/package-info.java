/** The clerks' pages on Vert.x, which has no servlets. */
package io.rowtally.it.app.web.vertx;
