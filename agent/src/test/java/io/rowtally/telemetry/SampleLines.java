package io.rowtally.telemetry;

/** Lines as an agent has written them, of synthetic persons. */
public final class SampleLines {
    /** Of a clerk who has read by page and by export. */
    public static final String READING =
            "{\"@timestamp\":\"2026-11-23T14:05:00.000Z\",\"ecs\":{\"version\":\"8.17.0\"},\"event\":{\"kind\":\"metric\","
                    + "\"category\":[\"database\"],\"type\":[\"access\"],\"action\":\"pii-read\",\"dataset\":\"pii.telemetry\","
                    + "\"module\":\"pii\",\"id\":\"01JDCM8Z5Q6VWXYZ-000420\",\"sequence\":420,"
                    + "\"start\":\"2026-11-23T14:00:00.000Z\",\"end\":\"2026-11-23T14:05:00.000Z\"},"
                    + "\"agent\":{\"name\":\"rowtally\",\"version\":\"1.0.0\",\"id\":\"reg-app-03\","
                    + "\"ephemeral_id\":\"01JDCM8Z5Q6VWXYZ\"},\"service\":{\"name\":\"registry\"},"
                    + "\"host\":{\"name\":\"reg-app-03\"},\"user\":{\"id\":\"nj0417\"},\"client\":{\"ip\":\"10.8.3.21\"},"
                    + "\"db\":{\"system\":{\"name\":\"mysql\"},\"namespace\":\"icreg\",\"user\":\"app_rw\"},"
                    + "\"pii\":{\"interval\":\"5m\",\"attribution\":{\"method\":\"http-session\",\"key\":\"loginUser.account\","
                    + "\"confidence\":\"high\"},\"statements\":212,\"result_sets\":214,\"writes\":31,"
                    + "\"rows\":{\"fetched\":3180,\"read\":3121,\"pii_fetched\":1440,\"pii_read\":1398,"
                    + "\"max_result_set\":120},\"values\":{\"NATIONAL_ID\":96,\"PERSON_NAME\":1398,\"PHONE\":1371},"
                    + "\"rows_by_category\":{\"NATIONAL_ID\":96,\"PERSON_NAME\":1398,\"PHONE\":1371},"
                    + "\"tables\":{\"ent_contact\":1398},"
                    + "\"subjects\":{\"estimate\":356,\"lower\":356,\"upper\":356,\"key_coverage\":0.99},"
                    + "\"lossy\":{\"dropped_rows\":0,\"assumed_rows\":0,\"unresolved_cells\":0,\"recovered\":false}},"
                    + "\"integrity\":{\"alg\":\"HMAC-SHA256\",\"epoch\":482,"
                    + "\"prev\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\","
                    + "\"mac\":\"60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752\"}}";

    private SampleLines() {}
}
