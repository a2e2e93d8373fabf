/**
 * Which methods of JDBC classes are advised, and with what: one class per role. The advice only calls the bridge.
 */
@NullMarked
package io.rowtally.instrument.jdbc;

import org.jspecify.annotations.NullMarked;
