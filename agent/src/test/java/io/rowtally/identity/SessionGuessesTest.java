package io.rowtally.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Scope;
import io.rowtally.config.Settings;
import java.io.File;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is guessed in one session of a real container over several requests. */
class SessionGuessesTest {
    @TempDir
    static File base;

    private static Container container;

    private final RequestUser users = new RequestUser(
            Settings.load(null, new Properties(), Collections.emptyMap()).user().sources());

    @BeforeAll
    static void start() throws Exception {
        container = new Container(base);
    }

    @AfterAll
    static void stop() throws Exception {
        container.close();
    }

    private SessionGuesses guesses() {
        SessionGuesses guesses = users.guesses();
        assertNotNull(guesses);
        return guesses;
    }

    private interface Served {
        void by(HttpSession session) throws Exception;
    }

    private static void serve(Served work) throws Exception {
        container.serve(request -> work.by(request.getSession()));
    }

    /** Whom a request that ends now is attributed to, with the path. */
    private @Nullable String guessed(HttpSession session) {
        Object token = Activation.beginRequest(new Object());
        assertNotNull(token);
        try {
            Scope scope = ((Activation) token).scope;
            scope.session = session;
            users.identify(scope, true);
            Actor actor = (Actor) scope.actor;
            return actor == null ? null : actor.user() + ' ' + actor.key();
        } finally {
            Activation.endRequest(token);
        }
    }

    @Test
    void whoLogsInOverAnotherInHisSessionIsTheUserFromTheNextRequestOn() throws Exception {
        serve(session -> {
            session.setAttribute("user", "nj0417");
            assertEquals("nj0417 user", guessed(session));
            session.setAttribute("user", "nj0418");
            assertNull(guessed(session));
            assertEquals("nj0418 user", guessed(session));
            assertEquals("nj0418 user", guessed(session));

            assertNotNull(guesses().withdrawal());
            assertNull(guesses().withdrawal());
        });
    }

    @Test
    void whoLogsInAfterTheOneBeforeHasLoggedOutIsTheUserAtOnce() throws Exception {
        serve(session -> {
            for (String user : new String[] {"nj0417", "nj0418", "nj0419", "nj0420"}) {
                session.setAttribute("user", user);
                assertEquals(user + " user", guessed(session));
                session.removeAttribute("user");
                assertNull(guessed(session));
            }
            int withdrawn = 0;
            while (guesses().withdrawal() != null) {
                withdrawn++;
            }
            assertEquals(3, withdrawn);
        });
    }

    @Test
    void aRecordThatIsKeptUnderAUsersNameIsFoundOutAtTheThird() throws Exception {
        serve(session -> {
            for (String citizen : new String[] {"c1", "c2", "c3"}) {
                session.setAttribute("user", citizen);
                guessed(session);
            }
            assertNull(guessed(session));
            session.removeAttribute("user");
            assertNull(guessed(session));
            session.setAttribute("user", "c3");
            assertNull(guessed(session));
        });
    }

    @Test
    void anotherUserInOneSessionIsNobodyWhoeverComesThen() throws Exception {
        serve(session -> {
            session.setAttribute("user", "nj0417");
            assertEquals("nj0417 user", guessed(session));
            session.setAttribute("user", "nj0418");
            assertNull(guessed(session));
            session.setAttribute("user", "nj0417");
            assertNull(guessed(session));

            SessionGuesses.Withdrawal one = guesses().withdrawal();
            assertNotNull(one);
            assertEquals(
                    "nj0417 user, nj0418 user", one.before + ' ' + one.path + ", " + one.other + ' ' + one.otherPath);
            assertNotNull(guesses().withdrawal());
            assertNull(guesses().withdrawal());
        });
    }

    @Test
    void whatTheNextAttributeSaysOfASessionThatNamedTwoIsNotBelievedEither() throws Exception {
        serve(session -> {
            session.setAttribute("user", "nj0417");
            guessed(session);
            session.setAttribute("user", "nj0418");
            session.setAttribute("username", "nj0418");
            assertNull(guessed(session));
            session.removeAttribute("user");
            assertNull(guessed(session));
        });
    }

    @Test
    void aRecordUnderABetterNameDoesNotTakeTheUsersPlace() throws Exception {
        serve(session -> {
            session.setAttribute("username", "nj0417");
            assertEquals("nj0417 username", guessed(session));
            session.setAttribute("user", Collections.singletonMap("account", "a-citizen"));
            assertEquals("nj0417 username", guessed(session));
            assertNull(guesses().withdrawal());
        });
    }

    @Test
    void aBeanThatIsFilledLaterNamesTheSameUserAsBefore() throws Exception {
        serve(session -> {
            Map<String, Object> user = new HashMap<>();
            user.put("userId", 417);
            session.setAttribute("loginUser", user);
            assertEquals("417 loginUser.userId", guessed(session));
            user.put("account", "nj0417");
            assertEquals("417 loginUser.userId", guessed(session));
        });
    }

    @Test
    void theSameUserUnderAnotherNameIsTheUser() throws Exception {
        serve(session -> {
            session.setAttribute("user", "nj0417");
            guessed(session);
            session.removeAttribute("user");
            session.setAttribute("account", "nj0417");
            assertEquals("nj0417 account", guessed(session));
        });
    }

    @Test
    void aSessionsNewIdIsANewBeginning() throws Exception {
        container.serve(request -> {
            HttpSession session = request.getSession();
            session.setAttribute("user", "nj0417");
            guessed(session);
            request.changeSessionId();
            session.setAttribute("user", "nj0418");

            assertEquals("nj0418 user", guessed(session));
            assertNull(guesses().withdrawal());
        });
    }

    @Test
    void eachPathIsToldOnce() throws Exception {
        for (int i = 0; i < 2; i++) {
            serve(session -> {
                session.setAttribute("user", "nj0417");
                guessed(session);
            });
        }
        assertEquals("user", guesses().newPath());
        assertNull(guesses().newPath());
    }

    @Test
    void withdrawalsThatNobodyAsksForAreCounted() {
        SessionGuesses guesses = new SessionGuesses();
        for (int i = 0; i < 1_200; i++) {
            guesses.accepts("s" + i, new WellKnownAttributes.Guess("nj0417", "user", ""));
            guesses.accepts("s" + i, new WellKnownAttributes.Guess("nj0418", "user", ""));
        }
        int kept = 0;
        while (guesses.withdrawal() != null) {
            kept++;
        }
        assertEquals(1_000, kept);
        assertEquals(200, guesses.notKept());
        assertEquals(0, guesses.notKept());
    }
}
