package io.rowtally.it.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What beans read in a container of EJB is their caller's, who has logged in to it. */
class EjbCallersTest {
    private static final String BY_LOGIN = " - ejb UserPrincipal high";
    private static final String MAIN = "_system - system main medium";

    @TempDir
    private Path folder;

    /** OpenEJB 8; with the profile "servers" 7, which can have messages, and 10 too. */
    static Stream<Work> containers() {
        return Stream.concat(
                Work.onEnds("work/openejb8").limit(1),
                Work.more(
                        new Work(8, "work/openejb7"),
                        new Work(17, "work/openejb8"),
                        new Work(17, "work/openejb10"),
                        new Work(21, "work/openejb10")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("containers")
    void whatABeanReadsIsItsCallers(Work work) throws Exception {
        boolean messages = work.has("work/openejb7");
        Class<?> program = work.has("work/openejb10")
                ? io.rowtally.it.app.work.ejb4.Callers.class
                : io.rowtally.it.app.work.ejb3.Callers.class;

        Map<String, Map<String, Long>> readers =
                Work.readers(work.run(folder, "", program, messages ? new String[] {"messages"} : new String[0]));

        // nobody with one and four rows, li with two, wang with three
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        Map<String, Long> called = Map.of("li" + BY_LOGIN, 2L, "wang" + BY_LOGIN, 3L, MAIN, 5L);
        expected.put("ward", called);
        expected.put("failing", called);
        // another bean, and this one called by that one as the auditor
        expected.put("audited", Map.of("li" + BY_LOGIN, 6L, "wang" + BY_LOGIN, 9L, MAIN, 15L));
        expected.put(
                "later",
                Map.of("li" + BY_LOGIN, 2L, "wang" + BY_LOGIN, 3L, "_unattributed - none @Asynchronous - # low", 5L));
        expected.put(
                "night",
                Map.of("_system:" + program.getPackageName() + ".NightBean.close - system ejb-timer high", 5L));
        expected.put("main", Map.of(MAIN, 11L));
        if (messages) {
            expected.put("message", Map.of("_system:jms:admissions - system jms high", 6L));
        }
        assertEquals(expected, readers);
    }
}
