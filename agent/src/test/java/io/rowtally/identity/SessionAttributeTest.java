package io.rowtally.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.Arrays;
import java.util.Collections;
import java.util.TreeMap;
import java.util.UUID;
import javax.servlet.http.HttpSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attribute and property that the operator has named, in a real container's session. */
class SessionAttributeTest {
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

    interface WithSession {
        void ask(HttpSession session) throws Exception;
    }

    @Test
    void anAttributeIsTheUserWhereItIsTextOrANumber() throws Exception {
        UUID id = UUID.fromString("0a6e1c2e-0000-4000-8000-00000000abcd");
        ask(session -> {
            assertUser("nj0417", session, "account", "nj0417");
            assertUser("nj0417", session, "account", "  nj0417\n");
            assertUser("417", session, "account", 417L);
            assertUser(id.toString(), session, "account", id);
            assertUser("nj0417", session, "account", new StringBuilder("nj0417"));
            assertUser(null, session, "account", "   ");
            assertUser(null, session, "account", true);
            assertUser(null, session, "account", new Object());
            assertUser(null, session, "account", Collections.singletonList("nj0417"));
        });
    }

    @Test
    void aTextTooLongForAUserIsNone() throws Exception {
        char[] longest = new char[256];
        Arrays.fill(longest, 'u');
        ask(session -> {
            assertUser(new String(longest), session, "account", new String(longest));
            assertUser(null, session, "account", new String(longest) + "u");
        });
    }

    @Test
    void propertiesAreFollowedThroughBeansAndMaps() throws Exception {
        ask(session -> {
            session.setAttribute("loginUser", new Login("nj0417", new Login("dept7", null)));
            session.setAttribute("map", Collections.singletonMap("user", new Login("nj0418", null)));
            assertEquals("nj0417", user(session, "loginUser.account"));
            assertEquals("dept7", user(session, "loginUser.department.account"));
            assertEquals("nj0418", user(session, "map.user.account"));
            assertEquals(null, user(session, "loginUser"));
            assertEquals(null, user(session, "loginUser.department.department.account"), "null on the way");
            assertEquals(null, user(session, "loginUser.nothing"));
            assertEquals(null, user(session, "loginUser."));
            assertEquals(null, user(session, "loginUser..account"));
            assertEquals(null, user(session, "map.nobody.account"));
            assertEquals(null, user(session, "nothing.account"));
        });
    }

    @Test
    void anAttributesNameMayHaveDotsAndTheLongestThatThereIsCounts() throws Exception {
        ask(session -> {
            session.setAttribute("com.acme.user", new Login("nj0417", null));
            session.setAttribute("com.acme", new Login("wrong", new Login("wrong", null)));
            assertEquals("nj0417", user(session, "com.acme.user.account"));
            assertEquals(null, user(session, "com.acme.user"), "it is a bean, and no shorter name is tried");
            assertEquals("wrong", user(session, "com.acme.account"));

            session.setAttribute("com.acme.user.account", "nj0418");
            assertEquals("nj0418", user(session, "com.acme.user.account"));
            session.setAttribute(".hidden", "nj0419");
            assertEquals("nj0419", user(session, ".hidden"));
        });
    }

    @Test
    void aMapThatRefusesTheKeyIsNobody() throws Exception {
        ask(session -> {
            session.setAttribute("map", new TreeMap<>(Collections.singletonMap(1, "nj0417")));
            assertEquals(null, user(session, "map.account"));
        });
    }

    private static void ask(WithSession what) throws Exception {
        container.serve(request -> what.ask(request.getSession()));
    }

    private static void assertUser(String expected, HttpSession session, String name, Object value) {
        session.setAttribute(name, value);
        assertEquals(expected, user(session, name));
    }

    private static String user(HttpSession session, String path) {
        return new SessionAttribute(path).user(session);
    }

    /** An application's bean. */
    public static final class Login {
        private final String account;
        private final Login department;

        Login(String account, Login department) {
            this.account = account;
            this.department = department;
        }

        public String getAccount() {
            return account;
        }

        public Login getDepartment() {
            return department;
        }
    }
}
