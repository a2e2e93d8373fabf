package io.rowtally.it.app.ways;

import io.rowtally.it.app.ways.Getters.Getter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Map;

/** Getters of what is read later, each read to its end: the cell counts once, when it is handed out. */
final class Streams {
    private Streams() {}

    @SuppressWarnings("deprecation")
    static void getters(Map<String, Getter> all) {
        all.put(
                "getAsciiStream",
                new Getter("text", (s, i) -> drain(s.getAsciiStream(i)), (s, l) -> drain(s.getAsciiStream(l))));
        all.put(
                "getUnicodeStream",
                new Getter("text", (s, i) -> drain(s.getUnicodeStream(i)), (s, l) -> drain(s.getUnicodeStream(l))));
        all.put(
                "getBinaryStream",
                new Getter("bytes", (s, i) -> drain(s.getBinaryStream(i)), (s, l) -> drain(s.getBinaryStream(l))));
        all.put(
                "getBinaryStream_of_blob",
                new Getter("blob", (s, i) -> drain(s.getBinaryStream(i)), (s, l) -> drain(s.getBinaryStream(l))));
        all.put(
                "getCharacterStream",
                new Getter("text", (s, i) -> drain(s.getCharacterStream(i)), (s, l) -> drain(s.getCharacterStream(l))));
        all.put(
                "getCharacterStream_of_clob",
                new Getter("clob", (s, i) -> drain(s.getCharacterStream(i)), (s, l) -> drain(s.getCharacterStream(l))));
        all.put(
                "getNCharacterStream",
                new Getter(
                        "text", (s, i) -> drain(s.getNCharacterStream(i)), (s, l) -> drain(s.getNCharacterStream(l))));
        all.put("getBlob", new Getter("blob", (s, i) -> blob(s.getBlob(i)), (s, l) -> blob(s.getBlob(l))));
        all.put("getClob", new Getter("clob", (s, i) -> clob(s.getClob(i)), (s, l) -> clob(s.getClob(l))));
        all.put("getNClob", new Getter("clob", (s, i) -> clob(s.getNClob(i)), (s, l) -> clob(s.getNClob(l))));
        all.put("getSQLXML", new Getter("xml", (s, i) -> xml(s.getSQLXML(i)), (s, l) -> xml(s.getSQLXML(l))));
        all.put("getString_of_clob", new Getter("clob", ResultSet::getString, ResultSet::getString));
    }

    private static Object drain(InputStream in) throws IOException {
        if (in != null) {
            try (InputStream open = in) {
                while (open.read() >= 0) {
                    // to the end
                }
            }
        }
        return in;
    }

    private static Object drain(Reader in) throws IOException {
        if (in != null) {
            try (Reader open = in) {
                while (open.read() >= 0) {
                    // to the end
                }
            }
        }
        return in;
    }

    private static Object blob(Blob blob) throws SQLException, IOException {
        if (blob != null) {
            blob.length();
            blob.getBytes(1, 1);
            drain(blob.getBinaryStream());
            blob.free();
        }
        return blob;
    }

    private static Object clob(Clob clob) throws SQLException, IOException {
        if (clob != null) {
            clob.length();
            clob.getSubString(1, 1);
            drain(clob.getCharacterStream());
            clob.free();
        }
        return clob;
    }

    private static Object xml(SQLXML xml) throws SQLException {
        if (xml != null) {
            xml.getString();
            xml.free();
        }
        return xml;
    }
}
