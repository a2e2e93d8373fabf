package io.rowtally.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guesses from attributes as applications name them, in a real container's session. */
class WellKnownAttributesTest {
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

    @Test
    void theAttributeThatMostSurelyIsAUserWins() throws Exception {
        guess("nj0417 loginUser", "username", "Wang", "user", "wang", "loginUser", "nj0417");
        guess("wang user", "username", "Wang", "user", "wang", "cart", "x");
        guess("Wang username", "username", "Wang", "cart", "x");
        guess("417 USER_ID", "USER_ID", 417);
        guess("czy1 czy", "czy", "czy1");
    }

    @Test
    void nobodyIsGuessedFromOtherAttributes() throws Exception {
        guess(null);
        guess(null, "cart", "x", "usernames", "y", "theUser", "z", "javax.servlet.user", "w");
    }

    @Test
    void aBeansPropertyThatMostSurelyIsAnAccountWins() throws Exception {
        guess("nj0417 user.account", "user", new Bean("nj0417", "Wang"));
        guess("Wang user.name", "user", new Bean(null, "Wang"));
        Map<String, Object> map = new HashMap<>();
        map.put("name", "Wang");
        map.put("userId", 417);
        guess("417 user.userId", "user", map);
    }

    @Test
    void anAttributeThatTellsNothingDoesNotHideTheNext() throws Exception {
        guess("nj0417 username", "user", new Object(), "username", "nj0417");
        guess("nj0417 username", "loginUser", Collections.emptyMap(), "user", "  ", "username", "nj0417");
        guess(null, "user", new Object());
    }

    @Test
    void aSessionThatIsOverIsNobodys() throws Exception {
        container.serve(request -> {
            HttpSession session = request.getSession();
            session.setAttribute("user", "nj0417");
            session.invalidate();
            assertEquals(null, WellKnownAttributes.guess(session));
        });
    }

    /** @param attributes names and values in turn */
    private static void guess(String expected, Object... attributes) throws Exception {
        container.serve(request -> {
            HttpSession session = request.getSession();
            for (int i = 0; i < attributes.length; i += 2) {
                session.setAttribute((String) attributes[i], attributes[i + 1]);
            }
            WellKnownAttributes.Guess guess = WellKnownAttributes.guess(session);
            assertEquals(expected, guess == null ? null : guess.user + ' ' + guess.path());
        });
    }

    /** An application's bean. */
    public static final class Bean {
        private final String account;
        private final String name;

        Bean(String account, String name) {
            this.account = account;
            this.name = name;
        }

        public String getAccount() {
            return account;
        }

        public String getName() {
            return name;
        }
    }
}
