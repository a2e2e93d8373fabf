package io.rowtally.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.bridge.Origin;
import io.rowtally.config.Settings;
import java.util.Collections;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose work it is that no request asked for. */
class ThreadUserTest {
    private static final Origin WITH_ACCOUNT = new Origin("h2database", "registry", "app_rw");
    private static final Origin WITHOUT = new Origin("h2database", "registry", null);
    private static final String MACHINE = System.getProperty("user.name");

    @Test
    void withoutRequestsItIsTheDatabaseAccountElseTheMachines() {
        ThreadUser users = users("", false);

        assertEquals("app_rw db-user null LOW", text(users.of(new Thread("import-1"), WITH_ACCOUNT)));
        assertEquals(MACHINE + " os-user null LOW", text(users.of(new Thread("import-1"), WITHOUT)));
        assertEquals(MACHINE + " os-user null LOW", text(users.of(new Thread("main"), WITHOUT)));
    }

    @Test
    void theOperatorsOrderAndChoiceMakeItSure() {
        assertEquals(
                MACHINE + " os-user null HIGH",
                text(users("os-user;db-user", false).of(new Thread("import-1"), WITH_ACCOUNT)));
        assertEquals(
                "app_rw db-user null HIGH", text(users("db-user", false).of(new Thread("import-1"), WITH_ACCOUNT)));
        assertEquals(
                "_unattributed none import-# LOW",
                text(users("db-user", false).of(new Thread("import-1"), WITHOUT)),
                "the operator did not ask for the machine's account");
    }

    @Test
    void whereRequestsAreServedNoAccountStandsInForAUser() {
        ThreadUser users = users("", true);

        assertEquals("_unattributed none import-# LOW", text(users.of(new Thread("import-1"), WITH_ACCOUNT)));
        assertEquals("_system system main MEDIUM", text(users.of(new Thread("main"), WITH_ACCOUNT)));
        assertEquals("_unattributed none  LOW", text(users.of(null, WITH_ACCOUNT)));
    }

    @Test
    void whetherRequestsAreServedIsAskedEachTime() {
        boolean[] serves = {false};
        Settings settings = settings("");
        ThreadUser users = new ThreadUser(settings.user().sources(), false, () -> serves[0]);
        assertEquals("app_rw", users.of(new Thread("main"), WITH_ACCOUNT).user());

        serves[0] = true;

        assertEquals("_system", users.of(new Thread("main"), WITH_ACCOUNT).user());
    }

    @ParameterizedTest
    @CsvSource({
        "main, _system",
        "localhost-startStop-1, _system",
        "ServerService Thread Pool -- 70, _system",
        "Catalina-utility-2, _system",
        "Timer-0, _system",
        "taskScheduler-3, _system",
        "scheduling-1, _system",
        "DefaultQuartzScheduler_Worker-7, _system",
        "HikariPool-1 housekeeper, _system",
        "background-preinit, _system",
        "DestroyJavaVM, _system",
        "http-nio-8080-exec-12, _unattributed",
        "domain-import-3, _unattributed",
        "remaining-work, _unattributed",
        "pool-2-thread-1, _unattributed"
    })
    void theApplicationsOwnThreadsAreToldByTheirNames(String thread, String user) {
        assertEquals(user, users("", true).of(new Thread(thread), WITH_ACCOUNT).user());
    }

    @Test
    void threadsOfOnePoolShareOneLine() {
        ThreadUser users = users("", true);

        assertEquals(
                "http-nio-#-exec-#",
                users.of(new Thread("http-nio-8080-exec-12"), WITHOUT).key());
        assertEquals("#", users.of(new Thread("0123456789"), WITHOUT).key());
        assertEquals("a#b#", users.of(new Thread("a1b22"), WITHOUT).key());
        assertEquals(
                users.of(new Thread("pool-1-thread-10"), WITHOUT), users.of(new Thread("pool-22-thread-3"), WITHOUT));
    }

    private static ThreadUser users(String sources, boolean servesRequests) {
        Settings settings = settings(sources);
        return new ThreadUser(settings.user().sources(), settings.user().configured(), () -> servesRequests);
    }

    private static Settings settings(String sources) {
        Properties properties = new Properties();
        if (!sources.isEmpty()) {
            properties.setProperty("rowtally.user.source", sources);
        }
        return Settings.load(null, properties, Collections.emptyMap());
    }

    private static String text(Actor actor) {
        return actor.user() + ' ' + actor.method() + ' ' + actor.key() + ' ' + actor.confidence();
    }
}
