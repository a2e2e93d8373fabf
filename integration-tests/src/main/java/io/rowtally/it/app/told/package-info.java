/** A server of the application's own, without servlets, that tells its connections for whom they work. */
package io.rowtally.it.app.told;
