package io.rowtally.it.drivers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The tokens of which an answer of SQL Server consists (MS-TDS 2.2.7). */
final class TdsTokens {
    /** Latin1_General_CI_AS. */
    private static final byte[] COLLATION = {9, 4, (byte) 0xd0, 0, 52};

    private static final int COLUMNS = 0x81;
    private static final int LOGIN_ACK = 0xad;
    private static final int CHANGE = 0xe3;
    private static final int ROW = 0xd1;
    private static final int DONE = 0xfd;
    private static final int NUMBER = 0x26;
    private static final int TEXT = 0xe7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    /** Whether user types have four bytes and row counts eight: from version 7.2 on. */
    private final boolean wide;

    TdsTokens(boolean wide) {
        this.wide = wide;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** The server's collation, without which jTDS knows no character set, and who it is. */
    TdsTokens loginAck() {
        byte[] name = "Microsoft SQL Server".getBytes(StandardCharsets.UTF_16LE);
        out.write(CHANGE);
        little(3 + COLLATION.length, 2);
        out.write(7);
        out.write(COLLATION.length);
        out.writeBytes(COLLATION);
        out.write(0);
        out.write(LOGIN_ACK);
        little(name.length + 10, 2);
        out.write(1);
        big(wide ? 0x74000004 : 0x07010000);
        out.write(name.length / 2);
        out.writeBytes(name);
        // 15.0.2000
        big(15 << 24 | 2000);
        return this;
    }

    TdsTokens personColumns() {
        out.write(COLUMNS);
        little(3, 2);
        number("id");
        text("person_name");
        text("phone");
        return this;
    }

    TdsTokens numberColumn() {
        out.write(COLUMNS);
        little(1, 2);
        number("");
        return this;
    }

    private void number(String label) {
        column(NUMBER);
        out.write(4);
        label(label);
    }

    private void text(String label) {
        column(TEXT);
        little(80, 2);
        out.writeBytes(COLLATION);
        label(label);
    }

    private void column(int type) {
        little(0, wide ? 4 : 2);
        little(1, 2);
        out.write(type);
    }

    private void label(String label) {
        out.write(label.length());
        out.writeBytes(label.getBytes(StandardCharsets.UTF_16LE));
    }

    TdsTokens number(int value) {
        out.write(ROW);
        return cell(value);
    }

    TdsTokens person(int id, String name, String phone) {
        return number(id).cell(name).cell(phone);
    }

    private TdsTokens cell(int value) {
        out.write(4);
        little(value, 4);
        return this;
    }

    private TdsTokens cell(String value) {
        if (value == null) {
            little(0xffff, 2);
        } else {
            little(value.length() * 2, 2);
            out.writeBytes(value.getBytes(StandardCharsets.UTF_16LE));
        }
        return this;
    }

    /** The end, with how many rows there were. */
    TdsTokens done(int rows) {
        out.write(DONE);
        little(rows > 0 ? 0x10 : 0, 2);
        little(rows > 0 ? 0xc1 : 0, 2);
        little(rows, wide ? 8 : 4);
        return this;
    }

    private void little(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >> 8 * i));
        }
    }

    private void big(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >> shift);
        }
    }
}
