using Whence.Articles.Regions;

namespace Whence.Tests.Articles.Regions;

public sealed class BylineTests
{
    [Theory]
    [InlineData("By Ida Wren", "Ida Wren")]
    [InlineData("By Ida Wren and Tom Okoye, Staff Writers", "Ida Wren|Tom Okoye")]
    [InlineData("By Ida Wren, Political editor", "Ida Wren")]
    [InlineData("By Ida Wren in Halvorsund and Tom Okoye in London", "Ida Wren|Tom Okoye")]
    [InlineData("Reuters Staff", "Reuters Staff")]
    [InlineData("By Ida Wren | Associated Press", "Ida Wren")]
    [InlineData("Written by: Ida Wren (iwren@harbour.example)", "Ida Wren")]
    [InlineData("By IDA WREN, ida@harbour.example", "IDA WREN")]
    [InlineData("By Ida Wren Published May 3, 2020", "Ida Wren")]
    [InlineData("byIda Wren", "Ida Wren")]
    [InlineData("Ida Wren ⋅ Founder", "Ida Wren")]
    [InlineData("Ida Wren, Former Harbour Consultant", "Ida Wren")]
    [InlineData("Written By: Tom May", "Tom May")]
    [InlineData("Written by", "")]
    [InlineData("Staff Writer", "")]
    [InlineData("https://harbour.example/authors/ida", "")]
    [InlineData("", "")]
    public void A_byline_is_split_into_the_people_and_agencies_it_names(string byline, string names) =>
        Assert.Equal(names, string.Join('|', BylineParser.Parse(byline)));

    [Theory]
    [InlineData("By Ida Wren", true)]
    [InlineData("Ida Wren, Staff Writer", true)]
    [InlineData("By Tuesday the river had fallen by two metres and the road was open.", false)]
    [InlineData("The minister left.", false)]
    public void A_line_is_a_byline_only_when_it_names_somebody(string line, bool expected) => Assert.Equal(expected, BylineParser.IsByline(line));
}
