/** An OSGi framework with a bundle that reads through the driver of another bundle. */
package io.rowtally.it.app.jvm.osgi;
