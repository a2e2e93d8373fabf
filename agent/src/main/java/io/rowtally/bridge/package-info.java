/**
 * What advised code in drivers and servers may see. These few classes are packaged as {@code java.lang.Rowtally*} and
 * defined by the boot loader, so that they are visible from loaders that delegate only {@code java.*} (OSGi, JBoss
 * Modules). They use the JDK 8 API only, name no {@code java.sql} type and reach the rest of the agent through {@link
 * io.rowtally.bridge.Hooks} alone. Everything here runs on the application's threads: no lock on the common path, no
 * log, no exception.
 */
@NullMarked
package io.rowtally.bridge;

import org.jspecify.annotations.NullMarked;
