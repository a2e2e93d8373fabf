package io.rowtally.tagging.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.tagging.Category;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    @Test
    void jsonIsReadAtAnyDepth() {
        assertEquals(
                "name=A; zip=12; tel=3; tel=4",
                said("{\"p\":{\"name\":\"A\",\"zip\":12},\"tel\":[\"3\",4],\"x\":null}"));
        assertEquals("mobile=1; key=mobile", sorted("[{\"key\":\"mobile\",\"value\":\"1\"}]"));
        assertEquals("a=1", said(" \n{\"a\":1"));
        assertEquals("", said("[1,2]"));
        assertEquals("", said("{not json"));
    }

    @Test
    void xmlIsReadWithItsAttributes() {
        assertEquals(
                "b=x; c=1; c=y; d=<z>",
                said("<?xml version='1.0'?><!-- <q>n</q> --><a><n:b>x</n:b>"
                        + "<c c=\"1\">y</c><d><![CDATA[<z>]]></d><e/></a>"));
        assertEquals("tel=1; tel=2", said("<m><entry key='tel'>1</entry><p name=\"tel\" value=\"2\"/></m>"));
        assertEquals("b=x", said("<a><b>x</b><c"));
    }

    @Test
    void hl7IsReadByItsStandard() {
        List<Documents.Part> parts =
                Documents.parts("MSH|^~\\&|A\rPID|1||77^^^H||Muster^Max||19700101|M|||Weg 1^^Bern\rOBX|1|NM|x||5");
        assertEquals(
                "[OTHER_PII, PERSON_NAME, BIRTH_DATE, GENDER, POSTAL_ADDRESS, HEALTH]",
                parts.stream()
                        .map(part -> part.category)
                        .collect(Collectors.toList())
                        .toString());
        assertEquals("Muster Max", parts.get(1).value);
        assertEquals(Category.PERSON_NAME, parts.get(1).category);
    }

    @Test
    void plainTextIsNoDocument() {
        for (String text : new String[] {"", " ", "a < b", "138", "MSH", "PID|1", "}", "<", "<>", "</a>", "<!", "{"}) {
            assertEquals(Collections.emptyList(), Documents.parts(text), text);
        }
    }

    @Test
    void ofALongDocumentTheFirstPartsAreRead() {
        StringBuilder json = new StringBuilder("{\"f\":0");
        StringBuilder xml = new StringBuilder("<a>");
        StringBuilder hl7 = new StringBuilder("MSH|^~");
        for (int i = 1; i < 40; i++) {
            json.append(",\"f").append(i).append("\":1,\"g").append(i).append("\":1");
            xml.append("<f>1</f><g h=\"1\"/>");
            hl7.append("\rPID|1||7||A^B||19700101|M");
        }
        for (CharSequence text : new CharSequence[] {json.append('}'), xml.append("</a>"), hl7}) {
            assertEquals(Documents.MOST, Documents.parts(text.toString()).size(), text.toString());
        }
    }

    @Test
    void whateverComesIsReadInBoundedTime() {
        String[] pieces = {
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "<",
            ">",
            "/",
            "=",
            "'",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "\\u00",
            "a",
            "1",
            " ",
            "\r",
            "|",
            "^",
            "MSH|",
            "PID|",
            "\uD83D",
            "\u0000"
        };
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(i % 3 == 0 ? "{" : i % 3 == 1 ? "<" : "MSH|");
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertTrue(Documents.parts(text.toString()).size() <= Documents.MOST);
        }
        for (String unit : pieces) {
            for (String start : new String[] {"{", "[", "<a", "<", "MSH|"}) {
                String long4k = start + String.join("", Collections.nCopies(4_096 / unit.length(), unit));
                assertTrue(Documents.parts(long4k).size() <= Documents.MOST, unit);
            }
        }
    }

    private static String said(String text) {
        return Documents.parts(text).stream()
                .map(part -> part.name + "=" + part.value)
                .collect(Collectors.joining("; "));
    }

    private static String sorted(String text) {
        return Documents.parts(text).stream()
                .map(part -> part.name + "=" + part.value)
                .sorted((a, b) -> b.compareTo(a))
                .collect(Collectors.joining("; "));
    }
}
