extension SyntheticModel {
  /// The description of the pipeline, with a reference and both ways to end a line.
  static let config = """
    [nlp]
    lang = "en"
    pipeline = ["tok2vec","tagger","parser","senter","attribute_ruler","lemmatizer","ner"]
    disabled = ["senter"]
    tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}

    [components]

    [components.tok2vec]
    factory = "tok2vec"

    [components.tok2vec.model]
    @architectures = "spacy.Tok2Vec.v2"

    [components.tok2vec.model.embed]
    @architectures = "spacy.MultiHashEmbed.v2"
    width = ${components.tok2vec.model.encode:width}
    attrs = ["NORM","PREFIX","SUFFIX","SHAPE","SPACY","IS_SPACE"]
    rows = [12,12,12,12,12,12]
    include_static_vectors = true

    [components.tok2vec.model.encode]
    @architectures = "spacy.MaxoutWindowEncoder.v2"
    width = 16
    depth = 2
    window_size = 1
    maxout_pieces = 2

    [components.tagger]
    factory = "tagger"

    [components.tagger.model]
    @architectures = "spacy.Tagger.v2"

    [components.tagger.model.tok2vec]
    @architectures = "spacy.Tok2VecListener.v1"
    width = ${components.tok2vec.model.encode.width}
    upstream = "tok2vec"

    [components.parser]
    factory = "parser"

    [components.parser.model]
    @architectures = "spacy.TransitionBasedParser.v2"
    state_type = "parser"
    extra_state_tokens = false
    hidden_width = 16
    maxout_pieces = 2
    use_upper = true

    [components.parser.model.tok2vec]
    @architectures = "spacy.Tok2VecListener.v1"
    upstream = "tok2vec"

    [components.attribute_ruler]
    factory = "attribute_ruler"

    [components.lemmatizer]
    factory = "lemmatizer"
    mode = "rule"

    [components.ner]
    factory = "ner"

    [components.ner.model]
    @architectures = "spacy.TransitionBasedParser.v2"
    state_type = "ner"
    extra_state_tokens = false
    hidden_width = 16
    maxout_pieces = 2
    use_upper = true

    [components.ner.model.tok2vec]
    @architectures = "spacy.Tok2Vec.v2"

    [components.ner.model.tok2vec.embed]
    @architectures = "spacy.MultiHashEmbed.v2"
    width = 16
    attrs = ["NORM","PREFIX","SUFFIX","SHAPE"]
    rows = [12,12,12,12]
    include_static_vectors = true

    [components.ner.model.tok2vec.encode]
    @architectures = "spacy.MaxoutWindowEncoder.v2"
    width = 16
    depth = 2
    window_size = 1
    maxout_pieces = 2
    """
}
