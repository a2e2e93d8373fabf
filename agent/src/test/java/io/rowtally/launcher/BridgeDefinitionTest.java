package io.rowtally.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Bridge;
import java.io.File;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BridgeDefinitionTest {

    @Test
    void everyClassOfTheBridgeIsLookedForBeforeAnythingIsAdvised() throws Exception {
        File folder = new File(Bridge.class.getResource("Bridge.class").toURI()).getParentFile();
        Set<String> compiled = new TreeSet<>();
        for (String name : folder.list()) {
            if (!name.equals("package-info.class")) {
                compiled.add(name.substring(0, name.length() - ".class".length()));
            }
        }

        assertEquals(compiled, new TreeSet<>(Arrays.asList(BridgeDefinition.CLASSES)));
    }
}
