package io.rowtally.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Scope;
import io.rowtally.config.Settings;
import java.io.File;
import java.security.Principal;
import java.util.Collections;
import java.util.Properties;
import java.util.TimerTask;
import javax.security.auth.Subject;
import javax.security.auth.x500.X500Principal;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose request it is: the sources in the operator's order, asked of a real container's requests and sessions. */
class RequestUserTest {
    @TempDir
    static File base;

    private static Container container;

    @BeforeAll
    static void start() throws Exception {
        container = new Container(base);
    }

    @AfterAll
    static void stop() throws Exception {
        container.close();
    }

    /** The application's part of a request, with the scope that the agent keeps for it. */
    interface Served {
        void by(HttpServletRequest request, Scope scope) throws Exception;
    }

    @Test
    void thePrincipalIsAskedBeforeTheSession() throws Exception {
        serve((request, scope) -> {
            session(request, "loginUser", "nj0418");
            request.login("nj0417", Container.PASSWORD);

            users("").identify(scope, true);

            assertActor("nj0417 127.0.0.1 http-principal userPrincipal HIGH", scope);
        });
    }

    @Test
    void theOperatorsOrderDecides() throws Exception {
        serve((request, scope) -> {
            session(request, "loginUser", "nj0418");
            request.login("nj0417", Container.PASSWORD);

            users("session:loginUser;http-principal").identify(scope, false);

            assertActor("nj0418 127.0.0.1 http-session loginUser HIGH", scope);
        });
    }

    @Test
    void theNextSourceAnswersWhereTheFirstDoesNotKnow() throws Exception {
        serve((request, scope) -> {
            session(request, "other", "x");
            request.login("nj0417", Container.PASSWORD);

            users("session:loginUser;http-principal").identify(scope, false);

            assertActor("nj0417 127.0.0.1 http-principal userPrincipal HIGH", scope);
        });
    }

    @Test
    void aRemoteUserThatAFilterGivesCountsWhereThereIsNoPrincipal() throws Exception {
        serve((request, scope) -> {
            scope.requestObject = new HttpServletRequestWrapper(request) {
                @Override
                public String getRemoteUser() {
                    return " sso7 ";
                }
            };

            users("").identify(scope, false);

            assertActor("sso7 127.0.0.1 http-principal remoteUser HIGH", scope);
        });
    }

    @Test
    void aGuessIsMadeOnlyWhenTheScopeEnds() throws Exception {
        serve((request, scope) -> {
            session(request, "loginUser", "nj0418");

            users("").identify(scope, false);
            assertNull(scope.actor, "a guess was made too early");

            users("").identify(scope, true);
            assertActor("nj0418 127.0.0.1 http-session loginUser LOW", scope);
        });
    }

    @Test
    void aSureSourceBehindAGuessedOneWaitsForTheGuess() throws Exception {
        serve((request, scope) -> {
            HttpSession session = session(request, "loginUser", "nj0418");
            request.login("nj0417", Container.PASSWORD);

            users("session;http-principal").identify(scope, false);
            assertNull(scope.actor, "rows would go to one user first and to the other at the end");

            users("session;http-principal").identify(scope, true);
            assertActor("nj0418 127.0.0.1 http-session loginUser LOW", scope);

            scope.actor = null;
            session.removeAttribute("loginUser");
            users("session;http-principal").identify(scope, true);
            assertActor("nj0417 127.0.0.1 http-principal userPrincipal HIGH", scope);
        });
    }

    @Test
    void withoutASessionNobodyWaitsForAGuess() throws Exception {
        serve((request, scope) -> {
            request.login("nj0417", Container.PASSWORD);

            users("session;http-principal").identify(scope, false);

            assertActor("nj0417 127.0.0.1 http-principal userPrincipal HIGH", scope);
        });
    }

    @Test
    void whoLogsInDuringTheRequestIsItsUser() throws Exception {
        serve((request, scope) -> {
            users("").identify(scope, false);
            assertNull(scope.actor);

            request.login("nj0417", Container.PASSWORD);
            users("").identify(scope, true);

            assertActor("nj0417 127.0.0.1 http-principal userPrincipal HIGH", scope);
        });
    }

    @Test
    void aUserWhoIsKnownKeepsHisRowsWhenAnotherLogsIn() throws Exception {
        serve((request, scope) -> {
            request.login("nj0417", Container.PASSWORD);
            users("").identify(scope, false);

            request.logout();
            request.login("nj0418", Container.PASSWORD);
            users("").identify(scope, true);

            assertActor("nj0417 127.0.0.1 http-principal userPrincipal HIGH", scope);
        });
    }

    @Test
    void aSessionThatTheApplicationDidNotAskForIsLeftAlone() throws Exception {
        serve((request, scope) -> {
            users("session:loginUser;session").identify(scope, true);

            assertNull(scope.actor);
            assertNull(request.getSession(false), "the agent made a session");
        });
    }

    @Test
    void aSessionThatIsOverAnswersNobodyAndTheNextSourceDoes() throws Exception {
        serve((request, scope) -> {
            HttpSession session = session(request, "loginUser", "nj0418");
            request.login("nj0417", Container.PASSWORD);
            session.invalidate();

            users("session:loginUser;session;http-principal").identify(scope, true);

            assertActor("nj0417 127.0.0.1 http-principal userPrincipal HIGH", scope);
        });
    }

    @Test
    void aPrincipalThatThrowsIsNobodyAndTheNextSourceAnswers() throws Exception {
        serve((request, scope) -> {
            session(request, "loginUser", "nj0418");
            Principal broken = () -> {
                throw new IllegalStateException("the directory is away");
            };
            scope.requestObject = new HttpServletRequestWrapper(request) {
                @Override
                public Principal getUserPrincipal() {
                    return broken;
                }
            };

            users("").identify(scope, true);

            assertActor("nj0418 127.0.0.1 http-session loginUser LOW", scope);
        });
    }

    @Test
    void aRequestThatThrowsIsNobodysAndHasNoAddress() throws Exception {
        serve((request, scope) -> {
            scope.requestObject = new HttpServletRequestWrapper(request) {
                @Override
                public Principal getUserPrincipal() {
                    throw new IllegalStateException();
                }

                @Override
                public String getRemoteUser() {
                    throw new StackOverflowError();
                }

                @Override
                public String getRemoteAddr() {
                    throw new IllegalStateException();
                }
            };

            users("").identify(scope, true);

            assertNull(scope.actor);
            assertNull(scope.client);
        });
    }

    @Test
    void theAddressIsTheConnectionsAndIsTakenOnce() throws Exception {
        serve((request, scope) -> {
            users("").identify(scope, false);
            assertEquals("127.0.0.1", scope.client);

            scope.requestObject = new HttpServletRequestWrapper(request) {
                @Override
                public String getRemoteAddr() {
                    return "192.0.2.9";
                }
            };
            users("").identify(scope, true);

            assertEquals("127.0.0.1", scope.client);
        });
    }

    @Test
    void theAccountsOfDatabaseAndMachineAreNoUsersOfRequests() throws Exception {
        serve((request, scope) -> {
            users("db-user;os-user").identify(scope, true);

            assertNull(scope.actor);
        });
    }

    @Test
    void anEndedScopeAsksNobody() throws Exception {
        serve((request, scope) -> {
            request.login("nj0417", Container.PASSWORD);
            scope.requestObject = null;

            users("").identify(scope, true);

            assertNull(scope.actor);
            assertNull(scope.client);
        });
    }

    @Test
    void anObjectThatIsNoRequestIsAskedNothing() throws Exception {
        serve((request, scope) -> {
            scope.requestObject = "request";
            Scope.sessionSeen("session");

            users("http-principal;session:loginUser;session").identify(scope, true);

            assertNull(scope.actor);
        });
    }

    @Test
    void whomAServerActsAsIsTheUserOfARequestOnlyWhereTheOperatorSaysSo() throws Exception {
        Subject subject = new Subject(
                true,
                Collections.singleton(new X500Principal("CN=nj0417")),
                Collections.emptySet(),
                Collections.emptySet());
        serve((request, scope) -> {
            assertNull(Scope.begins(subject, Scope.SUBJECT));

            users("").identify(scope, true);
            assertNull(scope.actor);

            users("jaas").identify(scope, true);
            assertActor("CN=nj0417 127.0.0.1 jaas X500Principal HIGH", scope);
        });
    }

    @Test
    void aJobThatARequestRunsItselfIsTheRequests() throws Exception {
        serve((request, scope) -> {
            request.login("nj0417", Container.PASSWORD);

            assertNull(Scope.begins(
                    new TimerTask() {
                        @Override
                        public void run() {}
                    },
                    Scope.JOB));

            users("").identify(scope, true);
            assertActor("nj0417 127.0.0.1 http-principal userPrincipal HIGH", scope);
        });
    }

    private static void serve(Served served) throws Exception {
        container.serve(request -> {
            Object token = Activation.beginRequest(request);
            assertNotNull(token);
            try {
                served.by(request, ((Activation) token).scope);
            } finally {
                Activation.endRequest(token);
            }
        });
    }

    /** The application asks for its session, as the advised container tells the agent. */
    private static HttpSession session(HttpServletRequest request, String attribute, Object value) {
        HttpSession session = request.getSession();
        session.setAttribute(attribute, value);
        Scope.sessionSeen(session);
        return session;
    }

    private static RequestUser users(String sources) {
        Properties properties = new Properties();
        if (!sources.isEmpty()) {
            properties.setProperty("rowtally.user.source", sources);
        }
        Settings settings = Settings.load(null, properties, Collections.emptyMap());
        assertEquals(Collections.emptyList(), settings.problems());
        return new RequestUser(settings.user().sources());
    }

    private static void assertActor(String expected, Scope scope) {
        Actor actor = (Actor) scope.actor;
        assertNotNull(actor);
        assertEquals(
                expected,
                String.join(
                        " ",
                        actor.user(),
                        actor.client(),
                        actor.method(),
                        actor.key(),
                        actor.confidence().name()));
    }
}
