/**
 * Which methods of servlet containers are advised: where a request begins and ends, and where the application asks for
 * its session. {@code javax.servlet} and {@code jakarta.servlet} alike; neither API is on the agent's class path.
 */
@NullMarked
package io.rowtally.instrument.servlet;

import org.jspecify.annotations.NullMarked;
