package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.instrument.jdbc.ResultSetRole;
import io.rowtally.instrument.jdbc.StatementRole;
import io.rowtally.instrument.servlet.RequestRole;
import io.rowtally.instrument.weave.Role;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the agent says that it watches. */
class CoverageTest {
    private static final List<Role> RESULT_SET = Collections.singletonList(new ResultSetRole());

    private final Failures failures = new Failures();
    private final Coverage coverage = new Coverage(failures);

    @Test
    void aDriverIsNamedByItsClassAndItsJarButNeverByAPath() throws MalformedURLException {
        coverage.advised("a.ResultSet", domain("file:/home/zhang/lib/driver-1.0.jar"), RESULT_SET);
        coverage.advised("b.ResultSet", domain("jar:file:/home/zhang/app.jar!/lib/driver-2.0.jar!/"), RESULT_SET);
        coverage.advised("c.ResultSet", domain("file:/home/zhang/classes/"), RESULT_SET);
        coverage.advised("d.ResultSet", null, RESULT_SET);
        coverage.advised("e.ResultSet", new ProtectionDomain(null, null), RESULT_SET);

        assertEquals(
                new HashSet<>(Arrays.asList(
                        "a.ResultSet (driver-1.0.jar)",
                        "b.ResultSet (driver-2.0.jar)",
                        "c.ResultSet (classes)",
                        "d.ResultSet",
                        "e.ResultSet")),
                coverage.drivers());
    }

    @Test
    void onlyResultSetsAreDrivers() {
        coverage.advised("a.Statement", null, Collections.singletonList(new StatementRole()));
        coverage.advised("a.Servlet", null, Collections.singletonList(new RequestRole()));

        assertEquals(Collections.emptySet(), coverage.drivers());
    }

    @Test
    void theFirstResultSetClassOrTheFirstThatCountsBeginsOnce() {
        AtomicInteger begun = new AtomicInteger();
        coverage.whenFirstDriver(begun::incrementAndGet);

        coverage.advised("a.Statement", null, Collections.singletonList(new StatementRole()));
        assertEquals(0, begun.get());
        coverage.begin();
        coverage.begin();
        coverage.advised("a.ResultSet", null, RESULT_SET);

        assertEquals(1, begun.get());
    }

    @Test
    void namesAreKeptUpToALimit() {
        for (int i = 0; i < 3_000; i++) {
            coverage.advised("a.R" + i, null, RESULT_SET);
            coverage.failed("a.F" + i, new IllegalStateException());
        }

        assertEquals(1_000, coverage.drivers().size());
        assertEquals(1_000, coverage.refused().size());
        assertEquals(3_000, failures.count());
    }

    @Test
    void theFirstResultSetClassStartsTheAgentAndNoOtherDoes() {
        AtomicInteger starts = new AtomicInteger();
        coverage.whenFirstDriver(starts::incrementAndGet);

        coverage.advised("a.Statement", null, Collections.singletonList(new StatementRole()));
        coverage.advised("a.Servlet", null, Collections.singletonList(new RequestRole()));
        assertEquals(0, starts.get(), "a thread was started for a class that reads nothing");

        coverage.advised("a.ResultSet", null, Arrays.asList(new ResultSetRole(), new StatementRole()));
        coverage.advised("b.ResultSet", null, RESULT_SET);
        assertEquals(1, starts.get());
    }

    @Test
    void beyondTheLimitOfNamesADriverStillStartsTheAgent() {
        for (int i = 0; i < 1_500; i++) {
            coverage.advised("a.R" + i, null, RESULT_SET);
        }
        AtomicInteger starts = new AtomicInteger();
        coverage.whenFirstDriver(starts::incrementAndGet);

        coverage.advised("late.ResultSet", null, RESULT_SET);

        assertEquals(1, starts.get());
        assertTrue(coverage.servesRequests(), "the servlet API is on this class path");
    }

    private static ProtectionDomain domain(String location) throws MalformedURLException {
        return new ProtectionDomain(new CodeSource(new URL(location), (Certificate[]) null), null);
    }
}
