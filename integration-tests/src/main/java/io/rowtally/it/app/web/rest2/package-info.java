/** The pages of the web application by JAX-RS 2, whose filter knows the user and the container does not. */
package io.rowtally.it.app.web.rest2;
