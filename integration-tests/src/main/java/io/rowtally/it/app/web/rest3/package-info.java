/** The pages of the web application by Jakarta REST 3, whose filter knows the user and the container does not. */
package io.rowtally.it.app.web.rest3;
