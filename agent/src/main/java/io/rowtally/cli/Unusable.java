package io.rowtally.cli;

/** What was asked for cannot be done with what was given: one clear line, exit code 2. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String message) {
        super(message);
    }
}
