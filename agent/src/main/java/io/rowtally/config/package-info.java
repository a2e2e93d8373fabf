/**
 * What the operator asked for: one small class per concern, each with its defaults and its validation, made once in premain by
 * {@link io.rowtally.config.Settings#load}. Because that runs inside the application before its main method, nothing in
 * this package uses a lambda, a stream, a regular expression, {@code java.util.logging} or {@code java.nio.file}, and no
 * bad input makes it throw: what is wrong becomes a {@link io.rowtally.config.Problem}.
 */
@NullMarked
package io.rowtally.config;

import org.jspecify.annotations.NullMarked;
