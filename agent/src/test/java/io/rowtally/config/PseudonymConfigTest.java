package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether users are named or not, and where the key and the table lie. */
class PseudonymConfigTest extends GivenSettings {

    @Test
    void usersAreNamedUnlessTheOperatorSaysOtherwise() {
        PseudonymConfig pseudonym = load(null).pseudonym();

        assertFalse(pseudonym.wanted());
        assertNull(pseudonym.key());
        assertNull(pseudonym.table());
        assertFalse(load("user.pseudonym=FALSE").pseudonym().wanted());
    }

    @Test
    void theKeyAndTheTableMayLieAnywhere() {
        Settings settings =
                load("user.pseudonym=True,user.pseudonym.key=/etc/site.key,user.pseudonym.table=audit/users.tsv");

        assertTrue(settings.pseudonym().wanted());
        assertEquals(new File("/etc/site.key"), settings.pseudonym().key());
        assertEquals(new File("audit/users.tsv"), settings.pseudonym().table());
        assertEquals("audit/users.tsv", settings.effective().get("user.pseudonym.table"));
        assertEquals(Collections.emptyList(), settings.problems());
    }

    @Test
    void theEnvironmentCanGiveAllThree() {
        environment.put("ROWTALLY_USER_PSEUDONYM", "true");
        environment.put("ROWTALLY_USER_PSEUDONYM_KEY", "site.key");
        environment.put("ROWTALLY_USER_PSEUDONYM_TABLE", "");

        PseudonymConfig pseudonym = load(null).pseudonym();

        assertTrue(pseudonym.wanted());
        assertEquals(new File("site.key"), pseudonym.key());
        assertNull(pseudonym.table());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "ture", "1", ""})
    void aWordThatIsNeitherTrueNorFalseNamesNobody(String word) {
        Settings settings = load("user.pseudonym=" + word);

        assertTrue(settings.pseudonym().wanted());
        assertTrue(onlyProblem(settings).contains("is not true or false; using the default true"));
    }

    @Test
    void whatIsNoPathStopsNothing() {
        system.setProperty("rowtally.user.pseudonym", "true");
        system.setProperty("rowtally.user.pseudonym.table", "users\0.tsv");
        Settings settings = load(null);

        assertTrue(settings.pseudonym().wanted());
        assertNull(settings.pseudonym().table());
        assertTrue(onlyProblem(settings).contains("is not a path; using the default pseudonyms.tsv"));
    }
}
