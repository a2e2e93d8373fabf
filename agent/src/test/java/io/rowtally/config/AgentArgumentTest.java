package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentArgumentTest {
    private final Problems problems = new Problems();

    private String parse(String argument) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, Given> pair :
                AgentArgument.parse(argument, problems).entrySet()) {
            values.put(pair.getKey(), pair.getValue().value);
        }
        return values.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=1,b=2|{a=1, b=2}",
                " a = 1 , b=2 ,|{a=1, b=2}",
                "a=C:\\logs\\,b=2|{a=C:\\logs\\, b=2}",
                "a=x=y|{a=x=y}",
                "a=|{a=}",
                "a=\"x, y\",b=2|{a=x, y, b=2}",
                "a='x, y' , b=2|{a=x, y, b=2}",
                "a=\"say \"\"hi\"\"\"|{a=say \"hi\"}",
                "a=it's|{a=it's}",
                "user.source=session:u;os-user|{user.source=session:u;os-user}"
            })
    void piecesAreSplitAtCommasOutsideQuotes(String argument, String expected) {
        assertEquals(expected, parse(argument));
        assertEquals(0, problems.list().size());
    }

    @Test
    void ofAKeyGivenTwiceTheLastCounts() {
        assertEquals("{a=2}", parse("a=1,a=2"));
        assertEquals(
                "agent argument: a is given twice; the last one counts",
                problems.list().get(0).toString());
    }

    @Test
    void aPieceWithoutEqualsIsNamedAndLeftOut() {
        assertEquals("{log.dir=/var/a}", parse("log.dir=/var/a,b"));
        assertNull(problems.off());
        assertTrue(problems.list().get(0).toString().startsWith("agent argument: 'b' is not key=value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"log.dir=\"/var/a,mode=off", "log.dir='x'y,mode=monitor", "log.dir='"})
    void anArgumentThatCannotBeSplitKeepsTheAgentOff(String argument) {
        parse(argument);

        assertNotNull(problems.off());
    }

    @Test
    void noTextAtAllMakesItThrow() {
        Random random = new Random(7);
        String alphabet = "a=,'\" \\;\n.tgmode";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Settings settings = Settings.load(text.toString(), new java.util.Properties(), new LinkedHashMap<>());
            assertNotNull(settings.effective());
        }
    }
}
