package io.rowtally.it.app.jvm;

import java.util.logging.LogManager;

/** The log manager that {@link Managed} wants. */
public final class OwnLogManager extends LogManager {

    public OwnLogManager() {}
}
