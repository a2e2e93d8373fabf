package io.rowtally.it.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.app.work.Subjects;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done in the name of a subject of JAAS is his, and nothing else. */
class SubjectsTest {
    private static final String BY_JAAS = " - jaas Account high";

    @TempDir
    private Path folder;

    static Stream<Work> jdks() {
        return Work.onEnds();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void theSubjectIsTheUserAsLongAsHisActionRuns(Work work) throws Exception {
        boolean calls = work.major() >= 18;

        Map<String, Map<String, Long>> readers =
                Work.readers(work.run(folder, "", Subjects.class, calls ? new String[] {"calls"} : new String[0]));

        Map<String, Map<String, Long>> expected = new TreeMap<>(Map.of(
                "li", Map.of("li" + BY_JAAS, 6L),
                "wang", Map.of("wang" + BY_JAAS, 14L),
                // a service, a group and nobody among them
                "main", Map.of("sa - db-user - low", 28L)));
        if (calls) {
            expected.put("called", Map.of("li" + BY_JAAS, 7L));
        }
        assertEquals(expected, readers);
    }
}
