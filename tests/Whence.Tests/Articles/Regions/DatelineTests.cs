using Whence.Articles;
using Whence.Articles.Regions;
using Whence.Text;

namespace Whence.Tests.Articles.Regions;

public sealed class DatelineTests
{
    [Theory]
    [InlineData("{TOKYO -} The minister left.", "TOKYO", null)]
    [InlineData("{Tokyo (Reuters) -} The minister left.", "Tokyo", "Reuters")]
    [InlineData("{HALVORSUND, Norland (AP) —} The minister left.", "HALVORSUND, Norland", "AP")]
    [InlineData("{RIDGE FARM, Ill. (AP) --} The mine closes.", "RIDGE FARM, Ill.", "AP")]
    [InlineData("{BUENOS AIRES (Delta News / Sputnik - 09th June, 2023)} The minister left.", "BUENOS AIRES", "Delta News / Sputnik")]
    [InlineData("{DUBAI Dec 11 -} The minister left.", "DUBAI", null)]
    [InlineData("{LOS ANGELES, April 05, 2018 (GLOBE NEWSWIRE) --} The firm said.", "LOS ANGELES", "GLOBE NEWSWIRE")]
    [InlineData("{NEW YORK, Nov. 9, 2020 /PRNewswire/ --} The firm said.", "NEW YORK", "PRNewswire")]
    [InlineData("{BERLIN--(BUSINESS WIRE)--}The firm said.", "BERLIN", "BUSINESS WIRE")]
    [InlineData("{24th February 2024 – (Tehran)} The minister left.", "Tehran", null)]
    [InlineData("{(Reuters) -} The minister left.", null, "Reuters")]
    [InlineData("{(Harbour Review) I. D. Wren -} The minister left.", null, "Harbour Review")]
    [InlineData("{Seoul:} The minister left.", "Seoul", null)]
    [InlineData("{Caracas.-} The minister left.", "Caracas", null)]
    [InlineData("{PORT-AU-PRINCE, Haiti —} The minister left.", "PORT-AU-PRINCE, Haiti", null)]
    [InlineData("{DAR ES SALAAM, Tanzania (AP) _} The minister left.", "DAR ES SALAAM, Tanzania", "AP")]
    [InlineData("EXCLUSIVE - The minister left.", null, null)]
    [InlineData("FBI - the federal police - searched it.", null, null)]
    [InlineData("Brandt: The minister left.", null, null)]
    [InlineData("Brandt (D-Calif.) said the minister left.", null, null)]
    [InlineData("The minister - a friend - left.", null, null)]
    [InlineData("Tokyo residents left.", null, null)]
    [InlineData("", null, null)]
    [InlineData("(", null, null)]
    public void The_dateline_at_the_head_of_a_paragraph_is_split(string marked, string? place, string? agency)
    {
        string text = marked.Replace("{", string.Empty, StringComparison.Ordinal).Replace("}", string.Empty, StringComparison.Ordinal);
        Dateline? found = DatelineFinder.Find(text, new TextSpan(0, text.Length));
        string drawn = found is null ? text : $"{{{text[..found.Span.End]}}}{text[found.Span.End..]}";
        Assert.Equal(marked, drawn);
        Assert.Equal(place, found?.Place);
        Assert.Equal(agency, found?.Agency);
    }
}
