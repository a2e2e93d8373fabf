package io.rowtally.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemNamesTest {
    private final SystemNames names = new SystemNames();

    private String user(String name) {
        Actor actor = names.actor(name, "quartz");
        return actor == null ? "" : actor.user();
    }

    @ParameterizedTest
    @CsvSource({
        "nightly, _system:nightly",
        "reports.export-2026-11-29, _system:reports.export-#-#-#",
        "sync.fe0b1c2d-0d3e-4f5a-8b6c-7d8e9fa0b1c2, _system:sync.#",
        "sync_6da64b5bd2ee, _system:sync_#",
        "sync.6da64b5bd2ee, _system:sync.#",
        "com.acme.Sweep2.run, _system:com.acme.Sweep#.run",
        "deadbeef, _system:deadbeef",
        "抽取任务3, _system:抽取任务#"
    })
    void whatMayBeDifferentEachTimeIsNotPartOfTheName(String name, String user) {
        assertEquals(user, user(name));
    }

    @Test
    void aJobWithoutANameIsNobody() {
        assertNull(names.actor(null, "quartz"));
    }

    @Test
    void namesAreCutAndBoundedInNumber() {
        Set<String> users = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            users.add(user(letters(i) + new String(new char[2_000]).replace('\0', 'x')));
        }

        assertEquals(501, users.size());
        assertTrue(users.contains("_system:others"));
        for (String one : users) {
            assertTrue(one.length() <= 108, one);
        }
        assertEquals("_system:others", user("one more"));
    }

    /** A number in letters. */
    private static String letters(int number) {
        StringBuilder text = new StringBuilder();
        for (int left = number; text.length() == 0 || left > 0; left /= 20) {
            text.append((char) ('g' + left % 20));
        }
        return text.toString();
    }

    @Test
    void aLambdaIsCalledLikeTheClassItIsIn() {
        Callable<String> lambda = () -> "";

        assertEquals(SystemNamesTest.class.getName(), SystemNames.of(lambda.getClass()));
    }
}
