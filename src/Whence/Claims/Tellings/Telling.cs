using Whence.Claims.Grammar;
using Whence.Text;

namespace Whence.Claims.Tellings;

/// <summary>One act of telling in the text: who tells what by which words. Unlike an attribution it may stand inside another and may lack content.</summary>
internal sealed class Telling
{
    /// <summary>The token that heads the cue.</summary>
    public required int Cue { get; init; }

    /// <summary>The token that heads the teller's phrase, or -1 when none is stated.</summary>
    public int Teller { get; set; } = -1;

    /// <summary>The tokens of what is told, in text order; may be empty.</summary>
    public List<int> Content { get; set; } = [];

    public Force Force { get; set; } = Force.Asserts;

    /// <summary>Tokens that head tellers through whom the teller is heard: "told Reuters".</summary>
    public List<int> Outer { get; } = [];

    /// <summary>Tokens that head tellers whom the teller cites.</summary>
    public List<int> Inner { get; } = [];

    /// <summary>Tokens of the cue, of citations and of recipients: no part of any content.</summary>
    public HashSet<int> Frame { get; } = [];

    /// <summary>The telling whose content holds this one.</summary>
    public Telling? Parent { get; set; }

    /// <summary>The cue's spans when an attribution gives them.</summary>
    public IReadOnlyList<TextSpan> CueSpans { get; set; } = [];

    /// <summary>The teller's span when only an attribution gives it.</summary>
    public TextSpan? TellerSpan { get; set; }

    public int? Attribution { get; set; }

    public double Confidence { get; set; } = 1;

    /// <summary>Whether the teller is a publisher by name.</summary>
    public bool ByPublisher { get; set; }

    /// <summary>Whether the cue is a publisher's "report": its word stands whoever speaks of it.</summary>
    public bool IsPublished { get; set; }

    /// <summary>Whether it speaks of its whole sentence from the edge: no other telling of the sentence holds it.</summary>
    public bool IsOutermost { get; init; }

    /// <summary>Whether it opens the headline or closes it: "Report: ...".</summary>
    public bool IsLabel { get; init; }

    /// <summary>Whether the cue is negated: "could not confirm".</summary>
    public bool IsNegated { get; init; }

    /// <summary>Whether the teller is left out by the voice: "was reported to".</summary>
    public bool IsAgentless { get; init; }

    /// <summary>Whether the text says that nobody tells: "no group has claimed".</summary>
    public bool IsByNobody { get; init; }

    /// <summary>Whether the words of doubt are in the cue: "alleged".</summary>
    public bool CueHedges => Force == Force.Hedges;
}
