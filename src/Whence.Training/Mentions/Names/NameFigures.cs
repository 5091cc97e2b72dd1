using Whence.Mentions.Names;
using Whence.Syntax;

namespace Whence.Training.Mentions.Names;

/// <summary>Prints how a name finder does on the development sets, from raw text.</summary>
internal sealed class NameFigures
{
    private readonly List<PreparedGold> _worldwide;
    private readonly List<PreparedGold> _uner;

    public NameFigures(string corpora, Parser parser, NameSigns signs)
    {
        (List<NameGold> worldwide, List<NameGold> uner) = NameSources.Development(corpora);
        _worldwide = worldwide.ConvertAll(gold => PreparedGold.Of(gold, parser, signs));
        _uner = uner.ConvertAll(gold => PreparedGold.Of(gold, parser, signs));
    }

    /// <param name="errors">Differences to print for each corpus.</param>
    public void Print(NameFinder finder, int errors = 0)
    {
        NameScorer.Print("EWN dev", finder, _worldwide, uner: false, Console.Out, errors);
        NameScorer.Print("UNER-EWT dev", finder, _uner, uner: true, Console.Out, errors);
    }
}
