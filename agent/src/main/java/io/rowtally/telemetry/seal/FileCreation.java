package io.rowtally.telemetry.seal;

import java.io.IOException;
import java.nio.file.Path;

/** How the owner of the log directory makes a file that nobody else can read. */
public interface FileCreation {

    /** Makes the file, empty, or takes others' rights from one that is there. */
    void create(Path path) throws IOException;
}
