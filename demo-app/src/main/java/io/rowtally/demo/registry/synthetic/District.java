package io.rowtally.demo.registry.synthetic;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A district of the invented city of Nanjiang, under a division code that exists (GB/T 2260). Immutable. */
public final class District {

    public static final List<District> ALL = Collections.unmodifiableList(Arrays.asList(
            new District("320102", "玄湖区", "Xuanhu"),
            new District("320104", "秦河区", "Qinhe"),
            new District("320105", "建安区", "Jian'an"),
            new District("320106", "鼓山区", "Gushan"),
            new District("320111", "浦江区", "Pujiang"),
            new District("320113", "栖云区", "Qiyun"),
            new District("320114", "雨山区", "Yushan"),
            new District("320115", "江宁湾区", "Jiangningwan"),
            new District("320116", "六河区", "Liuhe"),
            new District("320117", "溧阳湖区", "Liyanghu"),
            new District("320118", "高川区", "Gaochuan")));

    public final String code;
    public final String chinese;
    public final String english;

    private District(String code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }
}
