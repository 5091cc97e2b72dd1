using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using Whence.Text;

namespace Whence.Articles.Html;

/// <summary>Walks a parsed page once, without recursion, and writes its <see cref="PageTree"/>.</summary>
internal sealed class PageWalk
{
    private const int MostPictures = 2_000;

    /// <summary>Longer lists of class words are a layout's.</summary>
    private const int LongestNames = 400;

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\n\r\f\v\0");

    private static readonly HtmlParserOptions Options = new()
    {
        IsScripting = true, // then the copies inside noscript are raw text, not elements
        SkipComments = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
        ShouldEmitAttribute = static (ref StructHtmlToken tag, ReadOnlyMemory<char> name) => ElementMarks.IsRead(name.Span),
    };

    private readonly TextBuffer _text = new();
    private readonly List<PageBlock> _blocks = [];
    private readonly List<PageElement> _elements = [];
    private readonly List<ushort> _words = [];
    private readonly Stack<Frame> _open = new();
    private readonly PageTree _facts = new() { Text = string.Empty, Blocks = [], Elements = [] };
    private readonly LeanMarkup _markup;
    private PageBlock _block;
    private bool _inBlock;
    private int _link, _bold, _italic, _preformatted;

    private PageWalk(LeanMarkup markup) => _markup = markup;

    /// <summary>The blocks of <paramref name="html"/>.</summary>
    public static PageTree Walk(string html)
    {
        using LeanMarkup markup = LeanMarkup.Of(html);
        using var document = new HtmlParser(Options).ParseDocument(markup.Text);
        var walk = new PageWalk(markup);
        walk.Run(document);
        return walk.Finish();
    }

    private void Run(IDocument document)
    {
        if (document.DocumentElement is not { } root)
            return;
        HeadFacts.Read(document, _markup, _facts);
        _elements.Add(new PageElement { Parent = -1, Tag = BlockTag.Container });
        _open.Push(new Frame(root.ChildNodes, 0, BlockTag.Container, BlockMarks.None, root.LocalName));
        while (_open.TryPop(out Frame frame))
        {
            if (frame.Next >= frame.Children.Length)
            {
                Leave(frame);
                continue;
            }

            INode node = frame.Children[frame.Next];
            _open.Push(frame with { Next = frame.Next + 1 });
            if (node.NodeType == NodeType.Text)
                Append(((ICharacterData)node).Data, frame.Element);
            else if (node is IElement element)
                Enter(element, frame);
        }

        Flush();
        PageElement all = _elements[0];
        _elements[0] = all with { Span = new TextSpan(0, _text.Length), EndBlock = _blocks.Count };
    }

    private void Enter(IElement element, Frame parent)
    {
        string name = element.LocalName;
        (BlockTag tag, BlockMarks marks) = BlockTags.Of(name);
        bool block = tag is not (BlockTag.Inline or BlockTag.Skipped);
        if (name is "img" or "amp-img" && _facts.Pictures.Count < MostPictures)
            _facts.Pictures.Add(new PagePicture(_blocks.Count + (_inBlock ? 1 : 0), parent.Element, element.GetAttribute("alt")));
        if (tag == BlockTag.Skipped)
        {
            HeadFacts.ReadScript(element, name, _markup, _facts);
            return;
        }

        if (name is "meta" or "link" or "title")
        {
            HeadFacts.ReadOne(element, name, _markup, _facts);
            return;
        }

        if (name == "br")
        {
            Break();
            return;
        }

        string? property = null;
        if (element.Attributes.Length > 0)
        {
            marks |= ElementMarks.Read(element, name, _facts, _elements.Count, out property, out bool hidden);
            if (hidden && (!block || _link > 0))
                return;
            if (hidden)
                marks |= BlockMarks.Hidden;
        }

        if (name is "body" or "html")
            marks = BlockMarks.None;
        if (block)
            Flush();
        int row = parent.Element;
        if (block || marks != BlockMarks.None || property is not null)
        {
            row = _elements.Count;
            PageElement above = _elements[parent.Element];
            int firstWord = _words.Count;
            AddWords(element.ClassName);
            AddWords(element.Id);
            int words = block && element.ClassName is { Length: > 0 and < 60 } classes && !classes.AsSpan().ContainsAnyInRange('0', '9') ? StableHash(classes) : 0;
            _elements.Add(new PageElement
            {
                Parent = parent.Element,
                Depth = above.Depth + 1,
                Tag = tag,
                Own = marks,
                Path = block ? unchecked((((above.Path * 31) + StableHash(name)) * 31) + words) : above.Path,
                Span = new TextSpan(_text.Length, _text.Length),
                FirstBlock = _blocks.Count,
                Property = property,
                FirstWord = firstWord,
                Words = _words.Count - firstWord,
            });
            if (!block && _inBlock && (marks & BlockMarks.Credit) != BlockMarks.None && _block.CreditStart < 0)
                _block.CreditStart = _text.Length;
        }

        Count(name, 1);
        _open.Push(new Frame(element.ChildNodes, row, tag, marks, name));
    }

    private void AddWords(string? names)
    {
        if (string.IsNullOrEmpty(names) || names.Length > LongestNames)
            return;
        foreach (Range word in names.AsSpan().Split(' '))
        {
            if (names.AsSpan(word) is { Length: >= 2 and <= 60 } name)
                _words.Add(Blocks.BlockEvidence.Slot(name));
        }
    }

    private void Leave(Frame frame)
    {
        if (frame.Tag != BlockTag.Inline)
            Flush();
        Count(frame.Name, -1);
        int row = frame.Element;
        bool own = _open.Count == 0 || _open.Peek().Element != row;
        if (own)
        {
            PageElement element = _elements[row];
            _elements[row] = element with { Span = new TextSpan(Math.Min(element.Span.Start, _text.Length), _text.Length), EndBlock = _blocks.Count + (_inBlock ? 1 : 0) };
        }
    }

    private void Count(string name, int step)
    {
        switch (name)
        {
            case "a":
                _link += step;
                break;
            case "b" or "strong":
                _bold += step;
                break;
            case "i" or "em":
                _italic += step;
                break;
            case "pre":
                _preformatted += step;
                break;
        }
    }

    private void Append(string data, int element)
    {
        int start = 0;
        if (!_inBlock)
        {
            while (start < data.Length && char.IsWhiteSpace(data[start]))
                start++;
            if (start == data.Length)
                return;
            _inBlock = true;
            int row = element;
            while (_elements[row].Tag == BlockTag.Inline)
                row = _elements[row].Parent;
            _block = new PageBlock { Element = row, Span = new TextSpan(_text.Length, 0), CreditStart = -1 };
            // An inline element opened before its first text belongs to this block.
            for (int open = element; open != row; open = _elements[open].Parent)
            {
                if ((_elements[open].Own & BlockMarks.Credit) != BlockMarks.None)
                    _block.CreditStart = _text.Length;
            }
        }

        int before = _text.Length;
        ReadOnlySpan<char> rest = data.AsSpan(start);
        while (rest.Length > 0)
        {
            int run = rest.IndexOfAny(Spaces);
            _text.Append(run < 0 ? rest : rest[..run]);
            if (run < 0)
                break;
            char c = rest[run];
            if (c != '\0' && _preformatted > 0)
                _text.Append(c);
            else if (c != '\0' && _text.Length > _block.Span.Start && _text.Last is not (' ' or '\n'))
                _text.Append(' ');
            rest = rest[(run + 1)..];
        }

        int added = _text.Length - before;
        if (_link > 0)
            _block.LinkChars += added;
        if (_bold > 0)
            _block.BoldChars += added;
        if (_italic > 0)
            _block.ItalicChars += added;
    }

    // One br is a line end inside the block, two are a boundary.
    private void Break()
    {
        if (!_inBlock)
            return;
        TrimEnd();
        if (_text.Length > _block.Span.Start && _text.Last == '\n')
            Flush();
        else if (_text.Length > _block.Span.Start)
            _text.Append('\n');
    }

    private void TrimEnd()
    {
        while (_text.Length > _block.Span.Start && _text.Last is ' ')
            _text.Length -= 1;
    }

    private void Flush()
    {
        if (!_inBlock)
            return;
        _inBlock = false;
        while (_text.Length > _block.Span.Start && char.IsWhiteSpace(_text.Last))
            _text.Length -= 1;
        if (_text.Length == _block.Span.Start)
            return;
        _block.Span = new TextSpan(_block.Span.Start, _text.Length);
        _block.Tag = NearestTag(_block.Element);
        _text.Append('\n');
        _blocks.Add(_block);
    }

    // A div inside a list item is a list item, a span inside a heading a heading: look a few levels up.
    private BlockTag NearestTag(int row)
    {
        for (int i = 0; i < 3 && row > 0; i++, row = _elements[row].Parent)
        {
            if (_elements[row].Tag is not (BlockTag.Container or BlockTag.Inline))
                return _elements[row].Tag;
        }

        return BlockTag.Container;
    }

    private PageTree Finish()
    {
        // The end of a block takes back white space that an element inside it had counted.
        for (int row = 0; row < _elements.Count; row++)
        {
            TextSpan span = _elements[row].Span;
            if (span.End > _text.Length)
                _elements[row] = _elements[row] with { Span = new TextSpan(Math.Min(span.Start, _text.Length), _text.Length) };
        }

        var tree = new PageTree { Markup = _markup.Whole, Text = _text.ToString(), Blocks = _blocks.ToArray(), Elements = _elements.ToArray(), ClassWords = _words.ToArray(), TitleTag = _facts.TitleTag, Canonical = _facts.Canonical, Base = _facts.Base, Language = _facts.Language };
        tree.JsonLd.AddRange(_facts.JsonLd);
        tree.Scripts.AddRange(_facts.Scripts);
        tree.Metas.AddRange(_facts.Metas);
        tree.Microdata.AddRange(_facts.Microdata);
        tree.Times.AddRange(_facts.Times);
        tree.Pictures.AddRange(_facts.Pictures);
        MarkResolver.Resolve(tree);
        return tree;
    }

    // string.GetHashCode differs from run to run; paths only need equality, but equal runs make equal bugs.
    private static int StableHash(string s)
    {
        int hash = 17;
        foreach (char c in s)
            hash = unchecked((hash * 31) + c);
        return hash;
    }

    private readonly record struct Frame(INodeList Children, int Element, BlockTag Tag, BlockMarks Marks, string Name)
    {
        public int Next { get; init; }
    }
}
