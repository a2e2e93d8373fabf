package io.rowtally.tagging.value;

/** Chinese addresses by the words for the levels of administration, streets and buildings, in the order of writing. */
final class ChineseAddresses {
    private static final int SHORTEST = 5;
    /** Province down to township. */
    private static final String REGIONS = "省市区县旗州盟镇乡";
    /** What has a number, or is one's home by itself. */
    private static final String PLACES = "路街巷弄道村屯寨组队社园苑庄里胡";

    private static final String NUMBERED = "号栋幢座室楼层单";
    private static final String[] ORGANISATIONS = {
        "公司", "厂", "局", "店", "院", "所", "中心", "委员会", "办公室", "合作社", "商行", "部", "站", "政府", "协会", "大学", "中学", "小学", "银行",
        "支队"
    };

    private ChineseAddresses() {}

    /** Region then place, or place then number; what ends as an organisation and has no number is its name. */
    static boolean address(Chars text) {
        if (text.length() < SHORTEST || !Han.is(text.at(0))) {
            return false;
        }
        int regions = 0;
        int places = 0;
        int numbered = 0;
        int han = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (Han.is(c)) {
                han++;
                boolean behindName = han > 1;
                if (behindName && REGIONS.indexOf(c) >= 0 && places == 0) {
                    regions++;
                } else if (behindName && PLACES.indexOf(c) >= 0) {
                    places++;
                } else if (NUMBERED.indexOf(c) >= 0 && counted(text, i)) {
                    numbered++;
                }
            } else if (",;!?。，；！？".indexOf(c) >= 0 && numbered == 0 && places == 0) {
                return false;
            }
        }
        if (numbered == 0 && organisation(text)) {
            return false;
        }
        return han >= 4 && (regions > 0 && places + numbered > 0 || places > 0 && numbered > 0);
    }

    private static boolean counted(Chars text, int i) {
        char before = text.at(i - 1);
        return before >= '0' && before <= '9'
                || before >= 'A' && before <= 'Z'
                || before >= 'a' && before <= 'z'
                || "一二三四五六七八九十百甲乙丙丁".indexOf(before) >= 0;
    }

    private static boolean organisation(Chars text) {
        for (String end : ORGANISATIONS) {
            if (text.endsWith(end)) {
                return true;
            }
        }
        return false;
    }
}
