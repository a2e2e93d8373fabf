package io.rowtally.it.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.it.app.work.QuartzJobs;
import io.rowtally.it.app.work.ScheduledJobs;
import io.rowtally.it.app.work.Timers;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs of real schedulers, in an application that serves no requests. */
class JobsTest {
    private static final String BY_QUARTZ = " - system quartz high";
    private static final String BY_SPRING = " - system scheduled high";
    private static final Map<String, Long> MAIN = Map.of("sa - db-user - low", 1L);

    @TempDir
    private Path folder;

    static Stream<Work> quartz() {
        return Work.onEnds("work/quartz", "security/spring5");
    }

    static Stream<Work> spring() {
        return Stream.concat(Work.onEnds("security/spring5").limit(1), Stream.of(new Work(17, "security/spring6")))
                .filter(Work::isThere);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("quartz")
    void whatAQuartzJobReadsIsItsOwn(Work work) throws Exception {
        Map<String, Map<String, Long>> readers = Work.readers(work.run(folder, "", QuartzJobs.class));

        assertEquals(
                Map.of(
                        "default",
                        Map.of("_system:nightly" + BY_QUARTZ, 8L, "_system:last" + BY_QUARTZ, 4L),
                        // of two days, and a name of once only: no user for each
                        "reports",
                        Map.of("_system:reports.export-#-#-#" + BY_QUARTZ, 8L),
                        "once",
                        Map.of("_system:once.#" + BY_QUARTZ, 4L),
                        "deputy",
                        Map.of(
                                "_system:deputy" + BY_QUARTZ,
                                6L,
                                "li - spring-security UsernamePasswordAuthenticationToken high",
                                3L),
                        "failing",
                        Map.of("_system:failing" + BY_QUARTZ, 2L),
                        "handing",
                        Map.of("_system:handing" + BY_QUARTZ, 6L),
                        "left",
                        Map.of("_unattributed - none pool-#-thread-# low, started by _system:handing", 7L),
                        "main",
                        MAIN),
                readers);
    }

    static Stream<Work> timers() {
        return Work.onEnds();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("timers")
    void whatATimerTaskReadsIsThatOfItsClass(Work work) throws Exception {
        Map<String, Map<String, Long>> readers = Work.readers(work.run(folder, "", Timers.class));

        String tasks = "_system:" + Timers.class.getName();
        assertEquals(
                Map.of(
                        "sweep",
                        Map.of(tasks + "$Sweep - system timer high", 4L),
                        "once",
                        Map.of(tasks + "$1 - system timer high", 3L),
                        "main",
                        MAIN),
                readers);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spring")
    void whatAScheduledMethodReadsIsItsOwn(Work work) throws Exception {
        Map<String, Map<String, Long>> readers = Work.readers(work.run(folder, "", ScheduledJobs.class));

        String jobs = "_system:" + ScheduledJobs.class.getName();
        assertEquals(
                Map.of(
                        "refresh",
                        Map.of(jobs + ".refresh" + BY_SPRING, 2L),
                        "sweep",
                        Map.of(jobs + "$Sweeper.sweep" + BY_SPRING, 3L),
                        "main",
                        MAIN),
                readers);
    }
}
