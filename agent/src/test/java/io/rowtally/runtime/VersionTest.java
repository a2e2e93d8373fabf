package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void theBuildHasWrittenTheVersion() {
        assertTrue(Version.TEXT.matches("\\d+\\.\\d+\\.\\d+.*"), Version.TEXT);
    }
}
